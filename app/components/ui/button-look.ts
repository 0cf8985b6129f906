export const BUTTON_KINDS = ['primary', 'secondary', 'tertiary', 'danger'] as const;
export type ButtonKind = (typeof BUTTON_KINDS)[number];

const SHAPE =
  'no-print inline-flex min-h-12 items-center justify-center gap-2 rounded-8 px-4 py-2 text-center text-oln-16B-100 leading-140! underline-offset-4 hover:underline disabled:cursor-not-allowed';

const LOOKS = {
  primary:
    'border-4 border-double border-transparent bg-key-900 text-white hover:bg-key-1000 active:bg-key-1200 disabled:bg-solid-gray-300 disabled:text-solid-gray-50',
  secondary:
    'border border-current bg-white text-key-900 hover:bg-key-200 hover:text-key-1000 active:bg-key-300 active:text-key-1200 disabled:bg-white disabled:text-solid-gray-420',
  tertiary:
    'text-key-900 underline hover:bg-key-50 hover:text-key-1000 active:bg-key-100 active:text-key-1200 disabled:text-solid-gray-420',
  danger:
    'border-4 border-double border-transparent bg-red-900 text-white hover:bg-red-1000 active:bg-red-1200 disabled:bg-solid-gray-300 disabled:text-solid-gray-50',
} as const satisfies Record<ButtonKind, string>;

/** The classes that make a button, a link or a summary look like a button of that kind. */
export function buttonLook(kind: ButtonKind): string {
  return `${SHAPE} ${LOOKS[kind]}`;
}
