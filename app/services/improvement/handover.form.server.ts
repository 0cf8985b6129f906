import { z } from 'zod';

/** 引継書の番地. */
export const handoverParams = z.object({ unitId: z.string().min(1).max(100) });

/** What was just done. */
export const handoverSearch = z.object({ done: z.literal('acknowledged').optional().catch(undefined) });

/** 引継ぎの確認. */
export const handoverForm = z.object({ seenHash: z.string().max(100) });

/** 引継ぎの確認を断ったときの説明. */
export const HANDOVER_REFUSAL_WORDS = {
  changed_meanwhile:
    '画面を開いたあとに引継書の内容が変わったため、確認を記録していません。今の内容を読み直してから、もう一度確認してください。',
  acknowledged_already: 'この内容は、すでに確認済みです。',
} as const;
