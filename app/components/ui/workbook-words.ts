/** Which sheet of a workbook is read: the one of that name where it is there, else the first that is shown. */
export function workbookWords(sheetName: string): string {
  const named = sheetName === '' ? '' : `シート「${sheetName}」か、なければ`;
  return `Excelのブック（.xlsx）は、${named}表示されている最初のシートを読み込みます。`;
}
