import { bracketDepths } from '#app/domain/policy/wording/sentence.ts';

/** No name of somebody bound is longer; what stands further before is not looked at. */
const LONGEST_NAME = 300;

/** 助詞の前. What stands before and behind one particle outside brackets. */
export interface AroundParticle {
  /** At most the last 300 characters before the particle. */
  readonly before: string;
  readonly after: string;
  readonly at: number;
}

/** Each place of `particle` outside brackets, in the order of the sentence. */
export function aroundParticles(sentence: string, particle: string): AroundParticle[] {
  if (!sentence.includes(particle)) return [];
  const depths = bracketDepths(sentence);
  const places: AroundParticle[] = [];
  for (let at = sentence.indexOf(particle); at >= 0; at = sentence.indexOf(particle, at + particle.length)) {
    if ((depths[at] ?? 0) > 0) continue;
    places.push({
      before: sentence.slice(Math.max(0, at - LONGEST_NAME), at),
      after: sentence.slice(at + particle.length),
      at,
    });
  }
  return places;
}
