/** The nouns of the domain, each importing only those before it. */
export const NOUNS = [
  'shared',
  'organization',
  'asset',
  'policy',
  'questionnaire',
  'campaign',
  'exception',
  'response',
  'score',
  'audit',
  'improvement',
  'training',
  'incident',
  'report',
  'meeting',
  'access',
] as const;

export const LAYERS = [
  'domain',
  'db',
  'services',
  'documents',
  'routes',
  'cli',
  'components',
  'ui',
  'server',
  'lib',
] as const;
export type Layer = (typeof LAYERS)[number];

const PLACES: readonly (readonly [RegExp, Layer])[] = [
  [/^app\/domain\//, 'domain'],
  [/^db\//, 'db'],
  [/^app\/services\//, 'services'],
  [/^app\/documents\//, 'documents'],
  [/^app\/cli\//, 'cli'],
  [/^app\/components\/ui\//, 'ui'],
  [/^app\/components\//, 'components'],
  [/^app\/server\//, 'server'],
  [/^app\/lib\//, 'lib'],
  [/^app\/(?:routes\/|routes\.ts$|root\.tsx$|entry\.(?:client|server)\.tsx$)/, 'routes'],
];

export function layerOf(file: string): Layer | null {
  return PLACES.find(([pattern]) => pattern.test(file))?.[1] ?? null;
}

/**
 * `data`: types, enum lists and labels only; `types`: types only; `browser`: nothing that is for the server only;
 * `client`: only what opens the database, and what tells that it is locked.
 */
export type Extent = 'all' | 'data' | 'types' | 'browser' | 'client';

/** Which layer may take what from which other one; a layer may always import itself. */
export const MAY_IMPORT: Readonly<Record<Layer, Partial<Record<Layer, Extent>>>> = {
  domain: {},
  lib: {},
  db: { domain: 'data' },
  documents: { domain: 'all', lib: 'all' },
  services: { domain: 'all', db: 'all', lib: 'all', documents: 'all' },
  routes: { services: 'all', components: 'all', ui: 'all', lib: 'all', domain: 'data' },
  components: { ui: 'all', domain: 'data', lib: 'browser', services: 'types' },
  ui: { lib: 'browser' },
  server: { services: 'all', lib: 'all', db: 'client' },
  // The policy commands are functions of one file, with no actor and no database: no service stands
  // between them and the domain. The others start the server and open the database as it does.
  cli: { services: 'all', lib: 'all', domain: 'all', server: 'all', db: 'client' },
};

const EVERYWHERE_ON_THE_SERVER = [/^node:/, /^zod$/];
const PAGES = [/^react$/, /^@remix-run\/(?:react|node)$/];

/** Packages that a layer may import. */
export const PACKAGES: Readonly<Record<Layer, readonly RegExp[]>> = {
  domain: [],
  db: [...EVERYWHERE_ON_THE_SERVER, /^drizzle-orm(?:\/|$)/, /^better-sqlite3$/],
  services: [...EVERYWHERE_ON_THE_SERVER],
  documents: [/^node:/],
  routes: [...PAGES, /^zod$/, /^react-dom\//, /^isbot$/, /^node:stream$/, /^@remix-run\/fs-routes$/, /^@fontsource\//],
  components: [/^react$/, /^@remix-run\/react$/],
  ui: [/^react$/, /^@remix-run\/react$/, /^chart\.js$/, /^react-chartjs-2$/],
  server: [...EVERYWHERE_ON_THE_SERVER, /^express(?:-rate-limit)?$/, /^helmet$/, /^@remix-run\/node$/, /^vite$/],
  cli: [...EVERYWHERE_ON_THE_SERVER],
  lib: [/./],
};

/**
 * What a file of `app/services/<noun>/` is, told by its name: `<name>.<kind>.server.ts`.
 * - `acts`: changes something, in one transaction with its log entry
 * - `page`: what one screen shows; no page reads another
 * - `loader`: reads rows into values of the domain
 * - `form`: what a form or a request may hold, with the words for what is refused
 * - `address`: the query string of a screen, written and read in one file
 * - `command`: what the `tenken` command does, without a person and a screen
 */
export const SERVICE_KINDS = ['acts', 'page', 'loader', 'form', 'address', 'command'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** The noun whose services every other one may use: the door, the one writer, the surroundings. */
export const GROUND = 'shared';

/** Which kinds a kind may read; of its own or an earlier noun only, but for pages and commands, which come last. */
export const KIND_MAY_IMPORT: Readonly<Record<ServiceKind, readonly ServiceKind[]>> = {
  acts: ['acts', 'loader', 'form'],
  page: ['loader', 'address', 'form'],
  loader: ['loader', 'address'],
  form: ['form', 'loader'],
  address: ['form'],
  command: ['command', 'loader'],
};

/**
 * 段階. Nouns whose folder is cut into stages, each importing only those before it. What stands beside the stages
 * is what they make and what puts them together.
 */
export const STAGES: Readonly<Partial<Record<(typeof NOUNS)[number], readonly string[]>>> = {
  policy: ['marker', 'source', 'table', 'outline', 'wording'],
  questionnaire: ['clause', 'respondent', 'gate', 'duty', 'wording', 'draft', 'grouping', 'finishing', 'editing'],
};
