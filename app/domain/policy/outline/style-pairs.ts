import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';

/** 様式の上下. Which style stood below which in one reading of a document; readings that grow from one share it. */
export class StylePairs {
  readonly #below: ReadonlyMap<MarkerStyle, ReadonlySet<MarkerStyle>>;
  readonly #grown = new Map<MarkerStyle, Map<MarkerStyle, StylePairs>>();

  constructor(below: ReadonlyMap<MarkerStyle, ReadonlySet<MarkerStyle>> = new Map()) {
    this.#below = below;
  }

  has(above: MarkerStyle | undefined, style: MarkerStyle): boolean {
    return above !== undefined && this.#below.get(above)?.has(style) === true;
  }

  with(above: MarkerStyle, style: MarkerStyle): StylePairs {
    if (this.has(above, style)) return this;
    const grown = this.#grown.get(above) ?? new Map<MarkerStyle, StylePairs>();
    this.#grown.set(above, grown);
    const known = grown.get(style);
    if (known !== undefined) return known;
    const below = new Map(this.#below).set(above, new Set(this.#below.get(above)).add(style));
    const pairs = new StylePairs(below);
    grown.set(style, pairs);
    return pairs;
  }
}
