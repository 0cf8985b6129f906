import { TextField } from '#app/components/ui/text-field.tsx';
import { SLIP_CONTACT_MAX_LENGTH } from '#app/domain/access/login.ts';

export interface SlipContactProps {
  readonly contact: string;
  readonly error?: string | undefined;
}

/** Whom to ask, as each slip that is printed now says it. */
export function SlipContact({ contact, error }: SlipContactProps) {
  return (
    <TextField
      name="contact"
      label="問い合わせ先（内線など）"
      hint="通知書に印刷します。例：内線123。空にすると、手で書き入れる欄になります。いつもの問い合わせ先と、通知書に印刷するTenkenのアドレスは、団体の設定で決められます。"
      maxLength={SLIP_CONTACT_MAX_LENGTH}
      autoComplete="off"
      defaultValue={contact}
      error={error}
    />
  );
}
