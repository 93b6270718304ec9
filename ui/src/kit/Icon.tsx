const PATHS = {
  monitor: "M2.5 12.5 6 7.5l3 3 4.5-7M2.5 15.5h13",
  warnings:
    "M9 2.5a4.7 4.7 0 0 0-4.7 4.7c0 4-1.4 5-2.1 6h13.6c-.7-1-2.1-2-2.1-6A4.7 4.7 0 0 0 9 2.5ZM7.2 15.5a1.9 1.9 0 0 0 3.6 0",
  sources:
    "M9 8a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3Zm0 3v4.500M5.800 12.700a4.500 4.500 0 0 1 0-6.400m6.400 0a4.500 4.500 0 0 1 0 6.400M3.500 15a7.800 7.800 0 0 1 0-11m11 0a7.800 7.800 0 0 1 0 11",
  copy: "M6.500 6.500h8v8h-8ZM3.500 11.500v-8h8",
  search: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Zm3.7 8.7L15.5 15.5",
  pause: "M6 4v10M12 4v10",
  play: "M5.5 3.5v11l9-5.5Z",
  light:
    "M9 6a3 3 0 1 1 0 6 3 3 0 0 1 0-6Zm0-4.5V3m0 12v1.500M1.500 9H3m12 0h1.500M3.700 3.700l1 1m8.600 8.600 1 1m0-10.600-1 1m-8.600 8.600-1 1",
  dark: "M14.800 10.600A6.300 6.300 0 0 1 7.400 3.200a6.300 6.300 0 1 0 7.400 7.400Z",
  auto: "M9 2.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13Zm0 0v13m0-10 4.500 0M9 9h6.300M9 12.500h4.800",
  edit: "M3 15l.7-3.200L12 3.500l2.500 2.500-8.300 8.300Z",
  close: "M4.500 4.500l9 9m0-9-9 9",
  check: "M3.500 9.500 7 13l7.500-8",
  print: "M5 7V2.500h8V7M5 13H2.500V7h13v6H13M5 11h8v4.500H5Z",
  keyboard:
    "M2 4.500h14v9H2ZM5 7.500h.010M8 7.500h.010M11 7.500h.010M13.500 7.500h.010M5.500 10.800h7",
  plus: "M9 3.500v11M3.500 9h11",
  trash: "M3.500 5h11M7 5V3h4v2M5 5l.6 10h6.800L13 5",
  back: "M11 3.500 5.500 9l5.500 5.500",
  up: "M9 14V4M4.500 8.500 9 4l4.500 4.500",
  down: "M9 4v10M4.500 9.500 9 14l4.500-4.500",
  eye: "M1.500 9S4.200 4 9 4s7.500 5 7.500 5-2.700 5-7.500 5-7.500-5-7.500-5Zm7.500-2.200a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400Z",
  repost: "M4.500 12V6h8M10 3.500 12.500 6 10 8.500M13.500 6v6h-8M8 14.500 5.500 12 8 9.500",
  reply: "M3 4h12v8H8l-3 3v-3H3Z",
  like: "M9 15S2.500 11 2.500 6.700A3.400 3.400 0 0 1 9 5.300a3.400 3.400 0 0 1 6.500 1.400C15.500 11 9 15 9 15Z",
  open: "M7 3.500H3.500v11h11V11M10 3.500h4.500V8M14.300 3.700 8.500 9.500",
  settings:
    "M9 6.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5Zm0-5v2m0 11v2M1.500 9h2m11 0h2M3.700 3.700l1.400 1.400m7.800 7.800 1.400 1.400m0-10.600-1.400 1.400m-7.800 7.800-1.400 1.400",
  filter: "M2.500 4h13M5 9h8M7.500 14h3",
} as const;

export type IconName = keyof typeof PATHS;

/** One stroke weight, one grid; always beside a word or inside a labelled button. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" style={{ flex: "none" }}>
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
