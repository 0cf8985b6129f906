import { Fragment, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { CHOSEN_ID, draftClausePath, draftPlacePath } from '#app/components/policy/policy-draft-address.ts';
import { LINK_LOOK } from '#app/components/ui/text-link.tsx';
import { useFollow } from '#app/components/ui/use-follow.ts';
import { CLAUSE_KIND_LABELS, POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { NodeLine } from '#app/services/questionnaire/draft-review.loader.server.ts';
import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';

const INDENTS = ['pl-1', 'pl-4', 'pl-7', 'pl-10', 'pl-13', 'pl-16'] as const;
const PANE =
  'overflow-y-auto rounded-8 border border-solid-gray-420 bg-white max-h-[max(60vh,12rem)] min-[78em]:max-h-[85vh] print:max-h-none print:overflow-visible';
const CHOSEN = 'bg-key-100 font-700 outline-2 -outline-offset-2 outline-key-900';
const POINTED = 'bg-solid-gray-100';

function nameOfLeft(offset: number | undefined): string {
  return `left ${offset ?? ''}`;
}

function keyOf({ document, id }: { readonly document: string; readonly id: string }): string {
  return `${document} ${id}`;
}

/** Keeps the chosen line of a pane in sight, without moving the page. */
function useChosenInSight(pane: RefObject<HTMLElement | null>, chosen: string): void {
  useEffect(() => {
    const box = pane.current;
    const line = box?.querySelector('[aria-current="true"]');
    if (box === null || !(line instanceof HTMLElement)) return;
    const [outer, inner] = [box.getBoundingClientRect(), line.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    box.scrollTop += inner.top - outer.top - outer.height / 3;
  }, [pane, chosen]);
}

/** Arrow keys go from line to line; following a line is the browser's own Enter. */
function goByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.nativeEvent.isComposing) return;
  const lines = [...event.currentTarget.querySelectorAll('a')];
  const at = lines.findIndex((line) => line === document.activeElement);
  if (at === -1) return;
  event.preventDefault();
  lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.focus();
}

interface PaneProps {
  readonly label: string;
  readonly chosen: string;
  readonly onPointed: (key: string | null) => void;
  readonly children: ReactNode;
}

function Pane({ label, chosen, onPointed, children }: PaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const follow = useFollow({ preventScrollReset: true });
  useChosenInSight(pane, chosen);
  return (
    <div
      ref={pane}
      role="region"
      aria-label={label}
      tabIndex={0}
      className={`${PANE} p-2`}
      onClick={follow}
      onKeyDown={goByArrow}
      onPointerOver={({ target }) => {
        const line = target instanceof Element ? target.closest('[data-line]') : null;
        onPointed(line?.getAttribute('data-line') ?? null);
      }}
      onPointerLeave={() => onPointed(null)}
    >
      {children}
    </div>
  );
}

interface LineProps {
  readonly name: string;
  readonly to: string;
  readonly isChosen: boolean;
  readonly isPointed: boolean;
}

function look(isChosen: boolean, isPointed: boolean): string {
  return isChosen ? CHOSEN : isPointed ? POINTED : '';
}

function Node({ node, name, to, isChosen, isPointed }: LineProps & { readonly node: NodeLine }) {
  const { depth, openCount = 0, isCorrected = false } = node;
  return (
    <li>
      <a
        href={to}
        data-line={name}
        aria-current={isChosen ? 'true' : undefined}
        className={`block rounded-4 py-1.5 pr-1 hover:underline [overflow-wrap:anywhere] ${INDENTS[Math.min(depth, INDENTS.length - 1)] ?? ''} ${look(isChosen, isPointed)}`}
      >
        <span className="font-700">{formatClause(node.id)}</span>
        {`　${node.words}`}
        <span className="ml-2 text-dns-14N-130 text-solid-gray-700">
          {`${CLAUSE_KIND_LABELS[node.kind]}${isCorrected ? '・訂正済み' : ''}`}
        </span>
        {openCount === 0 ? null : (
          <span className="ml-2 text-dns-14N-130 font-700 text-orange-1000">{`▲確かめる箇所${openCount}件`}</span>
        )}
      </a>
    </li>
  );
}

interface PieceProps extends LineProps {
  readonly text: string;
  /** Of its clause; null where it is left out of the clauses. */
  readonly clauseId: string | null;
  readonly isStop: boolean;
}

function Piece({ text, clauseId, name, to, isChosen, isPointed, isStop }: PieceProps) {
  return (
    <a
      href={to}
      data-line={name}
      aria-current={isChosen ? 'true' : undefined}
      // One stop for the whole text: from there arrows lead on.
      tabIndex={isStop ? 0 : -1}
      title={clauseId === null ? '条項の外' : `条項 ${formatClause(clauseId)}`}
      className={`hover:underline ${look(isChosen, isPointed)} ${clauseId === null ? 'text-solid-gray-600 italic' : ''}`}
    >
      {text}
    </a>
  );
}

/** The pieces of a source, those that are held with the name of their line and where it leads. */
function heldPieces({ policyDraftId, shownPart }: PolicyDraftPage) {
  let next = shownPart.firstOffset;
  return shownPart.pieces.map(({ text, clauseId = null, document = shownPart.document, isLeft = false }) => {
    const offset = next;
    next += text.length;
    if (clauseId !== null) {
      const of = { document, id: clauseId };
      return { offset, text, clauseId, name: keyOf(of), to: draftClausePath(policyDraftId, of) };
    }
    if (!isLeft) return { offset, text, clauseId, name: null, to: '' };
    return { offset, text, clauseId, name: nameOfLeft(offset), to: draftPlacePath(policyDraftId, offset) };
  });
}

/** The clauses beside the source, each leading to the other, one part of a long text at a time. */
export function DraftReader({ page, children }: { readonly page: PolicyDraftPage; readonly children: ReactNode }) {
  const [pointed, setPointed] = useState<string | null>(null);
  const { policyDraftId, shownPart, parts, chosenClause, chosenPlace } = page;
  const { document, nodes } = shownPart;
  const chosen = chosenClause === null ? nameOfLeft(chosenPlace?.offset) : keyOf(chosenClause.clause);
  const pieces = heldPieces(page);
  const stop = (pieces.find(({ name }) => name === chosen) ?? pieces.find(({ name }) => name !== null))?.offset;
  const anyChosen = chosenClause !== null || chosenPlace !== null;
  const toChosen = anyChosen ? (
    <a href={`#${CHOSEN_ID}`} className={`no-print ${LINK_LOOK}`}>
      選んだ箇所の内容へ
    </a>
  ) : null;
  return (
    <div className="flex flex-col gap-4">
      {parts.length > 1 ? <DraftParts page={page} /> : null}
      <div className="grid gap-4 desktop-admin:grid-cols-2 min-[78em]:grid-cols-[19rem_1fr_25rem]">
        <section aria-labelledby="clauses" className="min-w-0">
          <h2 id="clauses" className="mb-1 text-std-18B-160">
            条項
          </h2>
          <p className="no-print mb-2 text-dns-14N-130 text-solid-gray-700">
            選ぶと、原文の箇所に印が付きます。{toChosen}
          </p>
          <Pane label="条項の一覧" chosen={chosen} onPointed={setPointed}>
            <ul>
              {nodes.map((node) => {
                const of = { document, id: node.id };
                const name = keyOf(of);
                return (
                  <Node
                    key={name}
                    node={node}
                    name={name}
                    to={draftClausePath(policyDraftId, of)}
                    isChosen={name === chosen}
                    isPointed={name === pointed}
                  />
                );
              })}
            </ul>
          </Pane>
        </section>
        <section
          aria-labelledby="source"
          className="min-w-0 desktop-admin:max-[78em]:order-last desktop-admin:max-[78em]:col-span-2"
        >
          <h2 id="source" className="mb-1 text-std-18B-160">
            原文
          </h2>
          <p className="mb-2 text-dns-14N-130 text-solid-gray-700">
            文を選ぶと、その条項を開きます。斜めの文字は、条項の外です。{toChosen}
          </p>
          <Pane label="原文" chosen={chosen} onPointed={setPointed}>
            <div className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {pieces.map(({ offset, text, clauseId, name, to }) =>
                name === null ? (
                  text
                ) : (
                  <Piece
                    key={offset}
                    text={text}
                    clauseId={clauseId}
                    name={name}
                    to={to}
                    isStop={offset === stop}
                    isChosen={name === chosen}
                    isPointed={name === pointed}
                  />
                ),
              )}
            </div>
          </Pane>
        </section>
        <div id={CHOSEN_ID} tabIndex={-1} className="flex min-w-0 scroll-mt-4 flex-col gap-4">
          {children}
        </div>
      </div>
    </div>
  );
}

/** The parts of a long text; the one that is shown is marked. */
function DraftParts({ page: { parts, shownNumber, policyDraftId } }: { readonly page: PolicyDraftPage }) {
  const follow = useFollow();
  return (
    <nav aria-label="本文の区分" className="no-print">
      <ul onClick={follow} className="flex flex-wrap gap-x-4 gap-y-1">
        {parts.map((part, number) => {
          const words = `${POLICY_DOCUMENT_LABELS[part.document]} ${formatClause(part.id)}　${part.words}`;
          const counts = `（条項${part.clauseCount}件${part.openCount === 0 ? '' : `、確かめる箇所${part.openCount}件`}）`;
          return (
            <li key={keyOf(part)} className="[overflow-wrap:anywhere]">
              {number === shownNumber ? (
                <span aria-current="true" className="font-700">
                  ▶{words}
                </span>
              ) : (
                <a href={draftClausePath(policyDraftId, part)} className={LINK_LOOK}>
                  {words}
                </a>
              )}
              {part.furtherChapters.map(({ id, words: chapter }) => (
                <Fragment key={id}>
                  、
                  <a href={draftClausePath(policyDraftId, { document: part.document, id })} className={LINK_LOOK}>
                    {`${formatClause(id)}　${chapter}`}
                  </a>
                </Fragment>
              ))}
              {counts}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
