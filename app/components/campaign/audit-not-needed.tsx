import { TextLink } from '#app/components/ui/text-link.tsx';
import { MODULE_OF_OFFICE } from '#app/domain/organization/module.ts';
import type { VacantOffice } from '#app/services/campaign/first-year.loader.server.ts';

/** Beside vacant offices of 監査: a body without an audit need not fill them. */
export function AuditNotNeeded({ vacantOffices }: { readonly vacantOffices: readonly VacantOffice[] }) {
  const isOfAudit = ({ office }: VacantOffice) =>
    Object.entries(MODULE_OF_OFFICE).some(([of, module]) => of === office && module === 'audit');
  if (!vacantOffices.some(isOfAudit)) return null;
  return (
    <p className="no-print mt-1">
      監査を行わない団体では、この役職を置かずに、<TextLink to="/settings#modules">使う機能</TextLink>
      で監査を外せます。
    </p>
  );
}
