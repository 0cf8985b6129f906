import { Button } from '#app/components/ui/button.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';

interface DraftDescribeProps {
  readonly page: DraftHead;
  readonly errorOf: (field: string) => string | undefined;
  /** What was typed and refused. */
  readonly typed: { readonly intent: string; readonly name: string; readonly citation: string } | null;
}

/** What the draft is called, and how that is set right. */
export function DraftDescribe({ page, errorOf, typed }: DraftDescribeProps) {
  const was = typed?.intent === 'describe' ? typed : null;
  if (!page.isHolder) return null;
  return (
    <Disclosure onPaper="never" summary="名称と制定・改正を直す" open={was !== null}>
      <PostForm label="名称と制定・改正を直す" preventScrollReset>
        <div className="flex max-w-3xl flex-col gap-4">
          <TextField
            name="name"
            label="名称"
            required
            maxLength={100}
            defaultValue={was?.name ?? page.name}
            error={errorOf('name')}
          />
          <TextField
            name="citation"
            label="制定・改正"
            hint="どの時点の本文かが分かるように書きます。例：令和7年4月1日改正"
            required
            maxLength={200}
            defaultValue={was?.citation ?? page.citation}
            error={errorOf('citation')}
          />
          <div>
            <Button kind="secondary" name="intent" value="describe">
              名称と制定・改正を変える
            </Button>
          </div>
        </div>
      </PostForm>
    </Disclosure>
  );
}
