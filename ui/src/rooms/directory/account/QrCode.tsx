import { useMemo } from "react";
import css from "./QrCode.module.css";
import { drawn } from "./qr";

/** A text for a phone's camera: black on white whatever the theme, or cameras do not find it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      className={`${css.code} no-print`}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className={css.light} d={`M0 0h${size}v${size}h-${size}z`} />
      <path className={css.dark} d={path} />
    </svg>
  );
}
