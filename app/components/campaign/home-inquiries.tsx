import { unitInquiryPath } from '#app/components/asset/inquiry-address.ts';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { dueIn, japaneseDate } from '#app/lib/japanese-date.ts';
import type { HomeInquiry } from '#app/services/asset/inquiry.loader.server.ts';

export interface HomeInquiriesProps {
  readonly inquiries: readonly HomeInquiry[];
  readonly today: string;
}

/** What the person's units are still asked about their entries of the registers. */
export function HomeInquiries({ inquiries, today }: HomeInquiriesProps) {
  if (inquiries.length === 0) return null;
  return (
    <section aria-labelledby="my-inquiries" className="mb-8">
      <h2 id="my-inquiries" className="mb-3 text-std-22B-150">
        台帳の照会
      </h2>
      <ul className="flex flex-col gap-3">
        {inquiries.map((inquiry) => {
          const { unitId, unitName, dueOn } = inquiry;
          return (
            <li
              key={unitId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-8 border border-solid-gray-420 p-4"
            >
              <div>
                <p className="text-std-18B-160">
                  {unitName}
                  {inquiry.askedCount === 0
                    ? 'に、台帳にない情報システム・委託・クラウドサービスはありませんか'
                    : 'の情報システム・契約の記載は、今も正しいですか'}
                </p>
                <p className="mt-1">
                  {inquiry.askedCount === 0 ? null : (
                    <span className="mr-4">
                      {inquiry.askedCount}件のうち残り{inquiry.askedCount - inquiry.answeredCount}件
                    </span>
                  )}
                  <span className={inquiry.overdue ? 'text-std-16B-170 text-red-900' : ''}>
                    期限 {japaneseDate(dueOn)}（{dueIn(dueOn, today)}）
                  </span>
                </p>
              </div>
              <ButtonLink to={unitInquiryPath(unitId)} kind="primary" label={`${unitName}：照会に答える`}>
                照会に答える
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
