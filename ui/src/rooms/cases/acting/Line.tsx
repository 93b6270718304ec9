import { Textarea, TextInput } from "@mantine/core";

interface Props {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  most?: number;
  isNeeded?: boolean;
  isFirst?: boolean;
  /** More than one line. */
  isLong?: boolean;
}

/** What somebody writes into a form. */
export function Line({ label, hint, value, onChange, most = 300, ...how }: Props) {
  const told = {
    label,
    description: hint,
    value,
    maxLength: most,
    required: how.isNeeded,
    "data-autofocus": how.isFirst || undefined,
  };
  if (!how.isLong) {
    return <TextInput {...told} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  return (
    <Textarea
      {...told}
      minRows={3}
      maxRows={12}
      autosize
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** One thing a line. */
export const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
