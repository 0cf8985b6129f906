import type { SourceNote, SourceNoteKind } from '#app/lib/decoded-source.ts';
import type { SourceFileRefusal } from '#app/lib/source-file.ts';

/** What is wrong with a file, and what to do. */
export const SOURCE_REFUSAL_WORDS = {
  missing: 'ファイルが見つかりません。名前と場所を確認してください。',
  directory: 'フォルダーではなく、ファイルを指定してください。',
  no_file: '普通のファイルではありません。テキスト、PDF 又は Word（.docx）のファイルを指定してください。',
  unreadable: 'ファイルを開けません。読取りの権限を確認してください。',
  too_large:
    'ファイルが 50 MB を超えています。図や写真を除くか、対策基準の部分だけを別のファイルに保存して指定してください。',
  too_many_lines:
    'ファイルの本文が 80,000 行を超えています。対策基準の部分だけを別のファイルに保存して指定してください。',
  reading_time:
    'ファイルの読取りに時間がかかり過ぎるため、途中で止めました。対策基準の部分だけを別のファイルに保存して指定してください。',
  reading_memory:
    'ファイルの読取りにメモリーを使い過ぎるため、途中で止めました。図や写真を除くか、対策基準の部分だけを別のファイルに保存して指定してください。',
  reading_left: 'ファイルの読取りを途中で止めました。もう一度ファイルを指定してください。',
  empty: 'ファイルが空です。基本方針又は対策基準の本文があるファイルを指定してください。',
  binary:
    'テキストとして読めません。テキスト（UTF-8、Shift_JIS 等）、PDF 又は Word（.docx）のファイルを指定してください。',
  image:
    '画像のファイルです。文字を含む PDF、Word（.docx）又はテキストを指定してください。紙しかないときは、文字認識（OCR）をかけて保存してください。',
  old_office:
    '古い形式の文書（.doc、.xls、一太郎等）です。Word で開いて .docx として保存するか、PDF にして指定してください。',
  encrypted_office:
    'パスワードで保護された Office の文書です。Word で開き、パスワードを外して保存したものを指定してください。',
  rich_text: 'リッチテキスト（.rtf）の文書です。Word で開いて .docx として保存したものを指定してください。',
  web_page:
    'ウェブページ（.html、.mht）又は XML の文書です。ウェブブラウザーで開いて PDF として保存（印刷）したものか、Word で開いて .docx として保存したものを指定してください。',
  not_docx:
    'Word の文書（.docx）ではない圧縮形式（Excel、ZIP 等）のファイルです。本文を Word（.docx）、PDF 又はテキストにして指定してください。',
  zip_damaged: 'ファイルが壊れているため、Word の文書として開けません。元の文書から保存し直して指定してください。',
  docx_too_large: '文書の中身が大き過ぎて読めません。対策基準の部分だけを別のファイルに保存して指定してください。',
  docx_without_text:
    'この Word の文書には文字がありません。画像やテキストボックスだけの文書は読めないので、本文を文字で入れたものを指定してください。',
  pdf_damaged: 'PDF が壊れているため開けません。元の文書から PDF を作り直して指定してください。',
  pdf_encrypted: 'パスワードで保護された PDF です。パスワードを外して保存したものを指定してください。',
  pdf_without_text:
    'この PDF には文字がありません（紙を読み取った画像です）。元の Word 文書を指定するか、文字認識（OCR）をかけた PDF を指定してください。',
  pdf_unmapped:
    'この PDF の文字は、文字コードの情報がないため取り出せません。元の Word 文書を指定するか、文字認識（OCR）をかけた PDF を指定してください。',
  pdf_inflates:
    'PDF の中身を広げると大き過ぎて読めません。元の文書から PDF を作り直すか、対策基準の部分だけを別の PDF に保存して指定してください。',
  pdf_page_too_full:
    'PDF に、文字や図形が多過ぎて読めないページがあります。図面等のページを除き、対策基準の部分だけを別の PDF に保存して指定してください。',
  pdf_too_long: 'PDF のページが 1,500 を超えています。対策基準の部分だけを別の PDF に保存して指定してください。',
  no_clause: '条項が見つかりません。基本方針又は対策基準の本文かどうか確認してください。',
} as const satisfies Record<SourceFileRefusal | 'no_clause', string>;

const NOTES = {
  broken_characters: '文字が壊れています。原文と照らして確認してください。',
  page_without_text:
    '文字がありません。空白のページでなければ、画像のページです。中に条項があるときは、文字認識（OCR）をかけてください。',
  page_damaged: '壊れていて読めません。元の文書から PDF を作り直してください。',
  page_unmapped: '取り出せない文字が多く含まれています。原文と照らして確認してください。',
  page_recognized: '文字認識（OCR）による文字です。誤りがないか、原文と照らして確認してください。',
  ruby_left_out: '読み仮名は本文に含めていません。',
  emphasis_left_out: '圏点（文字の上の点）は本文に含めていません。',
  watermark_left_out: '透かし（斜め又は文字の下の大きな文字）は本文に含めていません。',
  note_left_out: '脚注は本文に含めていません。条項に当たるものがないか確認してください。',
  text_box_left_out: 'テキストボックスの文字は本文に含めていません。条項に当たるものがないか確認してください。',
  part_left_out: '差し込まれた別の文書は読んでいません。その本文を貼り付けて保存したものを指定してください。',
  changes_accepted:
    '承諾されていない変更履歴（挿入・削除）があります。すべて承諾した文として読みました。確定した文と同じか確認してください。',
  comment_left_out: 'コメントが付いています。コメントは本文に含めていません。',
  characters_unmapped: '文字コードの分からない文字があります。原文と照らして確認してください。',
  maybe_slides:
    '方針の文書ではないかもしれません。横長のページに短い行が並び、説明用のスライドのようです。基本方針又は対策基準の本文かどうか確認してください。',
  maybe_form:
    '方針の文書ではないかもしれません。記入欄や表が多く、義務を定める文がありません。基本方針又は対策基準の本文かどうか確認してください。',
} as const satisfies Record<SourceNoteKind, string>;

export function noteText({ kind, page, paragraph, count, excerpt }: SourceNote): string {
  const place = page === undefined ? '' : `${page} ページ: `;
  const inWord = paragraph === undefined ? '' : `${paragraph} 段落目: `;
  const many = count === undefined ? '' : `（${count} ${kind === 'maybe_slides' ? 'ページ' : '字'}）`;
  return `${place}${inWord}${NOTES[kind]}${many}${excerpt === undefined ? '' : `「${excerpt}」`}`;
}
