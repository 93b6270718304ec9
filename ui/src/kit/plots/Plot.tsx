import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { palette, useDrawn } from "@/kit/Chart";
import css from "./Plot.module.css";
import { type Axis, lookOf, type XYLine, xyOption } from "./xyOption";

interface Props {
  /** What the picture shows, in words: the figures stand in the table beside it. */
  label: string;
  lines: XYLine[];
  x: Axis;
  y: Axis;
  height?: number;
}

const GLYPHS: Record<string, string> = {
  circle: "●",
  triangle: "▲",
  rect: "■",
  diamond: "◆",
  none: "",
};
const DASH_CSS = (dash: string | readonly number[]) => (dash === "solid" ? "solid" : "dashed");

function Legend({ lines }: { lines: XYLine[] }) {
  return (
    <ul className={css.legend}>
      {lines.map((line) => {
        const { token, dash, symbol } = lookOf(line.look);
        const color = `var(--${token})`;
        return (
          <li key={line.name}>
            <i className={css.line} style={{ borderTopStyle: DASH_CSS(dash), color }} />
            <span aria-hidden="true" style={{ color }}>
              {GLYPHS[symbol]}
            </span>
            {line.name}
          </li>
        );
      })}
    </ul>
  );
}

/** Lines of points over two axes. */
export function Plot({ label, lines, x, y, height = 240 }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const drawn = useDrawn(element);
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  useEffect(() => {
    if (drawn && scheme) drawn.draw(xyOption(lines, x, y, palette));
  }, [drawn, lines, x, y, scheme]);
  return (
    <figure className={css.figure}>
      <Legend lines={lines} />
      <div ref={element} style={{ height }} role="img" aria-label={label} />
    </figure>
  );
}
