import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { tableDownload } from '#app/lib/table-download.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { transferPattern } from '#app/services/access/transfer.page.server.ts';
import { tableSearch } from '#app/services/shared/table-file.form.server.ts';

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const table = granted(transferPattern(context, requireActor(request, context)), 'page');
  return tableDownload(table, readSearch(request, tableSearch).as, 'people');
});
