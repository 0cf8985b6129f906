import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { tableDownload } from '#app/lib/table-download.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { unitsFileSearch } from '#app/services/organization/unit.address.server.ts';
import { unitsFile } from '#app/services/organization/unit-import.page.server.ts';

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { on, as } = readSearch(request, unitsFileSearch);
  return tableDownload(granted(unitsFile(context, actor, on), 'page'), as, 'units');
});
