import type { ReactNode } from "react";

interface Props {
  label: string;
  className?: string | undefined;
  lang?: string;
  children: ReactNode;
}

/** What may be larger than its place: it is named, and scrolls by keys too. */
export function Scrolled({ label, children, ...rest }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section {...rest} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
