import { useId } from 'react';
import type { ReactNode } from 'react';

interface ReportSectionProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Begins a new page when printed. */
  readonly newPage?: boolean;
}

/** A numbered part of the paper. */
export function ReportSection(props: ReportSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`mt-8 flex flex-col gap-4 ${props.newPage === true ? 'print:break-before-page' : ''}`}
    >
      <h2 id={id} className="border-b-2 border-solid-gray-800 pb-1 text-std-20B-150">
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
