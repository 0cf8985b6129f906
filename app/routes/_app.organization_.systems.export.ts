import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { ledgerFile } from '#app/services/asset/systems.page.server.ts';

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const text = granted(ledgerFile(context, requireActor(request, context)), 'page');
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="systems.csv"; filename*=UTF-8''${encodeURIComponent('情報システム台帳.csv')}`,
    },
  });
});
