import { TextLink } from '#app/components/ui/text-link.tsx';

/** A count with its list; zero has none. */
export function CountLink({
  counted,
  unit = '',
}: {
  readonly counted: { readonly count: number; readonly to: string };
  readonly unit?: string;
}) {
  if (counted.count === 0) return <>0{unit}</>;
  return (
    <TextLink to={counted.to}>
      {counted.count}
      {unit}
    </TextLink>
  );
}
