import { boardPath, NO_BOARD_QUERY } from '#app/components/campaign/board-address.ts';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { YearCalendar } from '#app/components/campaign/year-calendar.tsx';
import { Rate } from '#app/components/ui/rate.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { dueIn, japaneseDate } from '#app/lib/japanese-date.ts';
import type { HomeCampaign } from '#app/services/response/home-campaign.loader.server.ts';
import type { Home } from '#app/services/campaign/home.page.server.ts';

/** The self-assessments that run at once, one of a kind at most, each with its own due date, rate and board. */
export function RunningCampaigns({ campaigns, today }: Pick<Home, 'campaigns' | 'today'>) {
  return (
    <section aria-labelledby="running" className="mb-8">
      <h2 id="running" className="mb-3 text-std-22B-150">
        実施中の自己点検（{campaigns.length}件、期限の近い順）
      </h2>
      <ul className="flex flex-col gap-4">
        {campaigns.map(({ campaign, calendar, submissionRates, board }) => {
          const title = campaignTitle(campaign);
          return (
            <li key={campaign.id} className="rounded-8 border border-solid-gray-420 p-4">
              <h3 className="text-std-18B-160">{title}</h3>
              <p className="mb-2">
                期限 {japaneseDate(campaign.dueOn)}（{dueIn(campaign.dueOn, today)}）
              </p>
              <YearCalendar steps={calendar} label={`${title}の予定`} />
              {submissionRates.length === 0 ? null : (
                <>
                  <h4 className="text-std-16B-170">いまの提出率</h4>
                  <SubmissionRateList rates={submissionRates} />
                </>
              )}
              {board ? (
                <p className="mt-2">
                  <TextLink to={boardPath({ ...NO_BOARD_QUERY, campaign: campaign.id })}>{title}の進捗を見る</TextLink>
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** 提出率 of the populations, side by side. */
export function SubmissionRateList({ rates }: { readonly rates: HomeCampaign['submissionRates'] }) {
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-2">
      {rates.map(({ population, rate }) => (
        <div key={population}>
          <dt className="text-solid-gray-700">{POPULATION_LABELS[population]}</dt>
          <dd>
            <Rate
              label={`${POPULATION_LABELS[population]}の提出率`}
              numerator={rate.numerator}
              denominator={rate.denominator}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
