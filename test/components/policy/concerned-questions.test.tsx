import { describe, expect, it } from 'vitest';
import { ConcernedQuestions, MissingQuestions } from '#app/components/policy/concerned-questions.tsx';
import { render } from '#test/components/ui/render.tsx';

const questions = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ questionId: `q${at}`, printedNumber: `１（${at + 1}）`, text: `${at + 1}つ目のことを行っていますか。` },
    number: at + 7,
  }));

describe('the questions that a value of the body concerns', () => {
  it('are told by number and words, and folded where they are more than three', async () => {
    const three = await render(<ConcernedQuestions questions={questions(3)} />);
    expect(three).toContain('１（2） 2つ目のことを行っていますか。');
    expect(three).not.toContain('<details');
    const four = await render(<ConcernedQuestions questions={questions(4)} />);
    expect(four).toMatch(/<summary[^>]*>この定めを表示する設問：4問/u);
    expect(four).toContain('4つ目のことを行っていますか。');
  });

  it('lead to the place where it is missing', async () => {
    const missing = await render(<MissingQuestions questions={questions(2)} />);
    expect(missing).toMatch(/href="[^"]*#value-8"[^>]*>１（2） 2つ目/u);
    expect(await render(<MissingQuestions questions={[]} />)).not.toContain('未記入');
  });
});
