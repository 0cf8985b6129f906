import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { tableDownload } from '#app/lib/table-download.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultPatternFile } from '#app/services/response/past-result.page.server.ts';
import { tableSearch } from '#app/services/shared/table-file.form.server.ts';

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const { as } = readSearch(request, tableSearch);
  const table = granted(resultPatternFile(context, requireActor(request, context), 'all'), 'page');
  return tableDownload(table, as, 'results-to-fill-in');
});
