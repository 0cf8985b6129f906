/** What to tell the operator where there is no build. */
export const NO_BUILD =
  '画面のプログラムがまだ作られていません。npm run build を実行してから、もう一度 npm start を実行してください。';
