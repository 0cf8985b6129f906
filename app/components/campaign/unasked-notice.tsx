import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { CampaignPreview } from '#app/services/campaign/opening-preview.loader.server.ts';

const NAMES_SHOWN = 12;

function namesText(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join('、')}${more > 0 ? `、ほか${more}` : ''}`;
}

export interface UnaskedNoticeProps {
  readonly unasked: CampaignPreview['unasked'];
  /** A rehearsal asks a few on purpose: only what it can no longer ask is told. */
  readonly rehearsal: boolean;
  /** Where the choice is changed; null for who may not, and where it stands below. */
  readonly to: string | null;
}

/** Who of the organization of today gets nothing: what was left out, and what changed since the draft was made. */
export function UnaskedNotice({ unasked, rehearsal, to }: UnaskedNoticeProps) {
  const { endedNames } = unasked;
  const { unitNames, bureauNames } = rehearsal ? { unitNames: [], bureauNames: [] } : unasked;
  if (unitNames.length + bureauNames.length + endedNames.length === 0) return null;
  return (
    <Notice tone="warning" title="対象に選んだ所属と、今の組織に違いがあります。">
      <ul className="list-disc pl-6">
        {unitNames.length === 0 ? null : (
          <li>
            今ある所属のうち、{unitNames.length}所属は対象に入っていないため、点検票が届きません：{namesText(unitNames)}
          </li>
        )}
        {bureauNames.length === 0 ? null : (
          <li>
            部局の責任者に尋ねる設問が、{bureauNames.length}の部局には届きません。対象に入っていないためです：
            {namesText(bureauNames)}
          </li>
        )}
        {endedNames.length === 0 ? null : (
          <li>
            選んだ所属のうち、{endedNames.length}所属は廃止や統合などで今はないため、届きません：{namesText(endedNames)}
          </li>
        )}
      </ul>
      <p>
        わざと外しているなら、このままで構いません。
        {to === null ? null : <TextLink to={to}>対象の所属を直す</TextLink>}
      </p>
    </Notice>
  );
}
