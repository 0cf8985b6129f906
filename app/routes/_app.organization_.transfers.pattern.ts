import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled } from '#app/lib/http.server.ts';
import { download } from '#app/lib/table-download.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { transferPattern } from '#app/services/access/transfer.page.server.ts';

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const text = granted(transferPattern(context, requireActor(request, context)), 'page');
  return download(text, { format: 'csv', name: '職員の表', ascii: 'people' });
});
