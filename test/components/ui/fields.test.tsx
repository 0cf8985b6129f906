import { describe, expect, it } from 'vitest';
import { CheckboxField } from '#app/components/ui/checkbox-field.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { render } from '#test/components/ui/render.tsx';

describe('a text field', () => {
  it('ties label, hint and error to its control', async () => {
    const html = await render(
      <TextField
        name="login"
        label="利用者ID"
        hint="半角英数字"
        error="入力してください。"
        required
        defaultValue="a"
      />,
    );
    expect(html).toContain('<label for="login"');
    expect(html).toMatch(/<input[^>]*id="login"[^>]*aria-describedby="login-hint login-error"/);
    expect(html).toMatch(/<input[^>]*aria-invalid="true"/);
    expect(html).toContain('id="login-error"');
    expect(html).toContain('※必須');
  });

  it('claims no error and no description when it has none', async () => {
    const html = await render(<TextField name="login" label="利用者ID" />);
    expect(html).not.toContain('aria-invalid=');
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('※必須');
  });

  it('takes an id of its own where the same field stands twice on a page', async () => {
    const html = await render(<TextField name="comment" id="q1-comment" label="コメント" />);
    expect(html).toMatch(/<input id="q1-comment" name="comment"/);
  });
});

describe('a text area', () => {
  it('shows the count of what it holds', async () => {
    const html = await render(<TextArea name="c" label="コメント" maxLength={10} defaultValue="五文字です" />);
    expect(html).toContain('5／10文字');
    expect(html).toContain('aria-describedby="c-count"');
  });

  it('says by how much a text is too long and keeps all of it', async () => {
    const html = await render(<TextArea name="c" label="コメント" maxLength={3} defaultValue="五文字です" />);
    expect(html).toContain('2文字多すぎます');
    expect(html).toContain('>五文字です</textarea>');
    expect(html).not.toContain('maxlength');
  });
});

describe('a select field', () => {
  it('offers no empty choice unless it has words for it', async () => {
    const options = [{ value: 'a', label: '甲' }];
    expect(await render(<SelectField name="s" label="区分" options={options} />)).not.toContain('<option value="">');
    expect(
      await render(<SelectField name="s" label="区分" options={options} placeholder="選んでください" />),
    ).toContain('<option value="">選んでください</option>');
  });
});

describe('a date field', () => {
  it('writes the date in the Japanese era beside itself', async () => {
    const html = await render(<DateField name="due" label="期限" defaultValue="2026-11-20" />);
    expect(html).toContain('type="date"');
    expect(html).toContain('令和8年11月20日');
  });

  it('writes nothing for a date that is not complete', async () => {
    expect(await render(<DateField name="due" label="期限" defaultValue="2026" />)).not.toContain('令和');
  });
});

describe('a radio group', () => {
  const options = [
    { value: 'implemented', label: '実施' },
    { value: 'not_implemented', label: '未実施', hint: '理由を入力します' },
  ];

  it('is a fieldset named by its legend', async () => {
    const html = await render(<RadioGroup name="q1" label="周知していますか。" options={options} />);
    expect(html).toMatch(/<fieldset[^>]*><legend[^>]*>周知していますか。/);
    expect(html).not.toContain('checked');
  });

  it('gives its first choice the id that the error summary links to', async () => {
    const html = await render(<RadioGroup name="q1" label="問" options={options} error="選んでください。" />);
    expect(html).toMatch(/<input type="radio" id="q1" name="q1"/);
    expect(html).toContain('aria-describedby="q1-error"');
  });

  it('checks the choice made before and only that one', async () => {
    const html = await render(<RadioGroup name="q1" label="問" options={options} defaultValue="not_implemented" />);
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(html).toMatch(/<input[^>]*checked="" value="not_implemented"/);
  });
});

describe('a checkbox', () => {
  it('is named by its label', async () => {
    const html = await render(<CheckboxField name="ok" label="個人情報を含まない" />);
    expect(html).toMatch(/<label for="ok"[^>]*><input type="checkbox" id="ok"/);
  });
});

describe('the error summary', () => {
  it('links each message to its field and leaves a message about the whole form without link', async () => {
    const html = await render(
      <ErrorSummary
        errors={[
          { field: 'login', message: '利用者IDを入力してください。' },
          { field: '', message: '期限を過ぎています。' },
        ]}
      />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toMatch(/<a href="#login"[^>]*>利用者IDを入力してください。<\/a>/);
    expect(html).toMatch(/<li>期限を過ぎています。<\/li>/);
  });

  it('is not there when nothing is wrong', async () => {
    expect(await render(<ErrorSummary errors={[]} />)).toBe('');
  });
});
