import { WORK_WORDS, workTitle } from '#app/components/campaign/work-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import type { CampaignWork as Work } from '#app/services/campaign/campaign-work.loader.server.ts';

const SECONDS = 2;

/** 配布と集計の進み具合. How far it has come, read again by itself; or what to do where it stopped. */
export function CampaignWork({ work }: { readonly work: Work }) {
  const names = useOfficeNames();
  const words = WORK_WORDS[work.kind];
  const { progress } = work;
  if (progress === null) {
    return (
      <Notice tone="warning" title={workTitle(work)}>
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
        ) : (
          <p>{names[words.goesOn]}が、続きから行うか、取りやめます。</p>
        )}
      </Notice>
    );
  }
  const { doneCount, wholeCount } = progress;
  return (
    <Notice tone="info" title={workTitle(work)} live>
      <meta httpEquiv="refresh" content={String(SECONDS)} />
      <progress className="w-full" value={doneCount} max={Math.max(wholeCount, 1)} aria-label={words.going} />
      <p>この画面を閉じても、処理は続きます。</p>
    </Notice>
  );
}
