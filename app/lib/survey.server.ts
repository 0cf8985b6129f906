import { Model } from 'survey-core';

/** What stock survey-core says of one survey with its data. */
export interface SurveyVerdict {
  /** Names of the elements that it shows. */
  readonly shown: readonly string[];
  /** Shown elements that it does not accept: required and empty, or filled in wrongly. */
  readonly invalid: readonly string[];
  /** The data as it holds them afterwards: it drops a value that is no choice without a word. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/**
 * Loads the survey with its data into stock survey-core and lets it judge the named elements. It costs some tens of
 * milliseconds for a sheet and holds everything else up meanwhile. Throws on a name that the survey does not have.
 */
export function judgeSurvey(
  survey: object,
  names: readonly string[],
  data: Readonly<Record<string, unknown>>,
): SurveyVerdict {
  const model = new Model(survey);
  model.data = { ...data };
  const shown: string[] = [];
  const invalid: string[] = [];
  for (const name of names) {
    const element = model.getQuestionByName(name);
    if (element === null || element === undefined) throw new Error(`survey-core does not know ${name}`);
    if (!element.isVisible) continue;
    shown.push(name);
    if (!element.validate(false)) invalid.push(name);
  }
  model.validate(false);
  return { shown, invalid, kept: model.data };
}
