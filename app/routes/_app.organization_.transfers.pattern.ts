import type { LoaderFunctionArgs } from '@remix-run/node';
import { handled } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { transferPattern } from '#app/services/access/transfer.page.server.ts';

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const text = granted(transferPattern(context, requireActor(request, context)), 'page');
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="people.csv"; filename*=UTF-8''${encodeURIComponent('職員の表.csv')}`,
    },
  });
});
