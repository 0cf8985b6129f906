import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import type { CampaignPage } from '#app/services/campaign/campaign.page.server.ts';

const WORDS = {
  opening: {
    going: '配布しています',
    unit: '票',
    stopped: '配布の準備が途中で止まっています',
    means: '点検票は、まだ誰にも届いていません。取りやめると、準備中に戻ります。',
  },
  closing: {
    going: '集計しています',
    unit: '対象',
    stopped: '集計が途中で止まっています',
    means: '止まっているあいだ、回答は保存できません。取りやめると、実施中に戻り、続けて回答できます。',
  },
} as const;

const SECONDS = 2;

/** 配布と集計の進み具合. How far it has come, read again by itself; or what to do where it stopped. */
export function CampaignWork({ work }: { readonly work: NonNullable<CampaignPage['work']> }) {
  const words = WORDS[work.kind];
  const { progress } = work;
  if (progress === null) {
    return (
      <Notice tone="warning" title={words.stopped}>
        <p>{words.means}</p>
        {work.mayGoOn ? (
          <div className="mt-3 flex flex-wrap gap-3">
            <PostForm>
              <input type="hidden" name="intent" value="resume" />
              <Button>続きから行う</Button>
            </PostForm>
            <PostForm>
              <input type="hidden" name="intent" value="give_up" />
              <Button kind="tertiary">取りやめる</Button>
            </PostForm>
          </div>
        ) : null}
      </Notice>
    );
  }
  const { doneCount, wholeCount } = progress;
  const counted =
    wholeCount === 0
      ? ''
      : `（${doneCount.toLocaleString('ja-JP')}／${wholeCount.toLocaleString('ja-JP')}${words.unit}）`;
  return (
    <Notice tone="info" title={`${words.going}${counted}`} live>
      <meta httpEquiv="refresh" content={String(SECONDS)} />
      <progress className="w-full" value={doneCount} max={Math.max(wholeCount, 1)} aria-label={words.going} />
      <p>この画面を閉じても、処理は続きます。</p>
    </Notice>
  );
}
