import { useLocation, useNavigation } from '@remix-run/react';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { typedPlace } from '#app/components/policy/typed-place.ts';
import type { TypedPlace } from '#app/components/policy/typed-place.ts';
import { keyOfUnit, putBack, takeBack, typedIn, unitOf, unitsIn } from '#app/components/policy/typed-unit.ts';
import type { TypedUnit } from '#app/components/policy/typed-unit.ts';
import { useUnsentKeys } from '#app/components/response/unsent-keys.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';

const WORDS_SHOWN = 60;

interface Kept {
  readonly units: readonly TypedUnit[];
  readonly outlivesTab: boolean;
  readonly drop: (unit: TypedUnit) => void;
}

const KeptUnits = createContext<Kept>({ units: [], outlivesTab: true, drop: () => undefined });

interface KeptTypedProps {
  readonly policyDraftId: string;
  readonly lastStep: number;
  /** True where the page answers a form that it did not take: nothing of that one is saved. */
  readonly isRefused: boolean;
  readonly children: ReactNode;
}

/**
 * Keeps what is typed into the forms of a draft's page until that form is saved, whatever else is pressed meanwhile
 * and wherever one goes: every button of these pages makes the page anew.
 */
export function KeptTyped({ policyDraftId, lastStep, isRefused, children }: KeptTypedProps) {
  const keys = useUnsentKeys();
  const location = useLocation();
  const isIdle = useNavigation().state === 'idle';
  const page = useRef<HTMLDivElement>(null);
  const place = useRef<TypedPlace | null>(null);
  const typed = useRef(new Map<string, TypedUnit>());
  const sent = useRef<string | null>(null);
  const [shown, setShown] = useState<Omit<Kept, 'drop'>>({ units: [], outlivesTab: true });

  useEffect(() => {
    if (keys === null || !isIdle) return;
    let isGone = false;
    const saved = isRefused ? null : sent.current;
    sent.current = null;
    void (async () => {
      const own = await typedPlace(keys, policyDraftId);
      place.current = own;
      if (saved !== null) await own.forget(saved);
      // What was typed before the place was known is only seen on the page.
      const before = new Map((await own.read()).map((unit) => [unit.key, unit]));
      if (isGone || page.current === null) return;
      typed.current = before;
      for (const unit of unitsIn(page.current)) {
        const found = before.get(keyOfUnit(unit));
        if (found !== undefined) putBack(unit, found);
      }
      setShown({ units: [...before.values()], outlivesTab: own.outlivesTab });
    })();
    return () => void (isGone = true);
  }, [keys, policyDraftId, lastStep, isRefused, isIdle, location.key]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (place.current?.outlivesTab === false && typed.current.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);

  const onTyped = (target: EventTarget) => {
    const unit = target instanceof Element ? unitOf(target) : null;
    if (unit === null || keys === null) return;
    const key = keyOfUnit(unit);
    const now = typedIn(unit, location, isRefused ? typed.current.get(key) : undefined);
    if (now === null) typed.current.delete(key);
    else typed.current.set(key, now);
    void typedPlace(keys, policyDraftId).then(
      async (own) => void (await (now === null ? own.forget(key) : own.keep(now))),
    );
  };
  const drop = ({ key }: TypedUnit) => {
    const unit = page.current === null ? undefined : unitsIn(page.current).find((one) => keyOfUnit(one) === key);
    if (unit !== undefined) takeBack(unit);
    typed.current.delete(key);
    void place.current?.forget(key);
    setShown(({ units, outlivesTab }) => ({ units: units.filter((one) => one.key !== key), outlivesTab }));
  };
  return (
    <KeptUnits.Provider value={{ ...shown, drop }}>
      <div
        ref={page}
        className="contents"
        onInput={({ target }) => onTyped(target)}
        onChange={({ target }) => onTyped(target)}
        onSubmit={({ nativeEvent, target }) => {
          const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
          const from = submitter ?? (target instanceof Element ? target : null);
          const unit = from === null ? null : unitOf(from);
          sent.current = unit === null ? null : keyOfUnit(unit);
        }}
      >
        {children}
      </div>
    </KeptUnits.Provider>
  );
}

function fieldWords({ fields }: TypedUnit): string {
  const all = fields.map(({ words }) => words.replace(/\s+/gu, ' ').trim());
  return all.map((words) => `「${words.slice(0, WORDS_SHOWN)}${words.length > WORDS_SHOWN ? '…' : ''}」`).join('');
}

/** What is kept and not saved, each with the way to where it stands. */
export function KeptNotice() {
  const { units, outlivesTab, drop } = useContext(KeptUnits);
  if (units.length === 0) return null;
  return (
    <Notice tone="warning" title={`保存していない入力が${units.length.toLocaleString('ja-JP')}か所あります。`} live>
      <p>
        {outlivesTab
          ? 'このブラウザに残してあり、その欄を開くと戻ります。'
          : 'その欄を開くと戻りますが、この画面を閉じるとなくなります。'}
        保存するには、その欄のボタンを押します。
      </p>
      <ul className="list-none">
        {units.map((unit) => (
          <li key={unit.key} className="flex flex-wrap items-center gap-x-3 py-1 [overflow-wrap:anywhere]">
            <span>
              <TextLink to={unit.path}>
                {unit.of === '' ? '' : `${unit.of}　`}
                {unit.label}
              </TextLink>
              {fieldWords(unit)}
            </span>
            <Button
              type="button"
              kind="tertiary"
              label={`この入力を捨てる（${unit.of}　${unit.label}）`}
              onClick={() => drop(unit)}
            >
              この入力を捨てる
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
