import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { tableDownload } from '#app/lib/table-download.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { contractsFile } from '#app/services/asset/contracts.page.server.ts';
import { tableSearch } from '#app/services/shared/table-file.form.server.ts';

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const table = granted(contractsFile(context, requireActor(request, context)), 'page');
  return tableDownload(table, readSearch(request, tableSearch).as, 'contracts');
});
