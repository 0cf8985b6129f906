import type { TransferVerdict } from '#app/domain/access/transfer-plan.ts';

export const TRANSFER_VERDICT_LABELS = {
  unknown: '読み取れない行',
  conflicting: '矛盾',
  added: '新規',
  moved: '異動',
  left: '退職・転出',
  unchanged: '変更なし',
  left_out: '除いた行',
} as const satisfies Record<TransferVerdict, string>;
