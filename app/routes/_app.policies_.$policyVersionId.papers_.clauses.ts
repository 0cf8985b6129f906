import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { tableDownload } from '#app/lib/table-download.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { policyPapersParams, policyPapersSearch } from '#app/services/questionnaire/policy-papers.form.server.ts';
import { clauseQuestionFile } from '#app/services/questionnaire/policy-papers.page.server.ts';
import { tableSearch } from '#app/services/shared/table-file.form.server.ts';

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const asked = { ...readParams(params, policyPapersParams), ...readSearch(request, policyPapersSearch) };
  const { tableFile, fileName } = granted(clauseQuestionFile(context, actor, asked), 'resource');
  return tableDownload(tableFile, readSearch(request, tableSearch).as, 'clauses-and-questions', fileName);
});
