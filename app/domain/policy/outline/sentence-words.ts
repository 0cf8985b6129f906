/** 文の言葉. What the words of a sentence tell, which a later stage judges and hands in. */
export interface SentenceWords {
  /** Whether the words end with somebody who acts: 「各課の課長」. */
  endsWithActor(words: string): boolean;
  /** Whether the sentence is left open for its items. */
  isOpen(sentence: string): boolean;
  /** Whether some sentence binds somebody. */
  holdsDuty(text: string): boolean;
}
