import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { policyPapersPath } from '#app/components/policy/policy-papers-address.ts';
import { download } from '#app/lib/download.server.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { checkSheetSearch, policyPapersParams } from '#app/services/questionnaire/policy-papers.form.server.ts';
import { checkSheetFile, policyPapersPage } from '#app/services/questionnaire/policy-papers.page.server.ts';

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyVersionId } = readParams(params, policyPapersParams);
  const { office, as, version: asked } = readSearch(request, checkSheetSearch);
  if (office === '') {
    const { version } = granted(policyPapersPage(context, actor, { policyVersionId, version: asked }), 'resource');
    return redirect(policyPapersPath({ policyVersionId, version }));
  }
  const sheet = { policyVersionId, version: asked, office, format: as, left: request.signal };
  const { name, version, file } = granted(await checkSheetFile(context, actor, sheet), 'resource');
  if (!file.ok) return redirect(policyPapersPath({ policyVersionId, version }, file.reason));
  return download(file.value, { format: as, name, ascii: `check-sheet-${version}-${office}` });
});
