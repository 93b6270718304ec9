import { NativeSelect } from "@mantine/core";
import type { Option } from "./Pick";

interface Props {
  label: string;
  description?: string;
  value: string;
  options: Option[];
  /** What stands first where nothing is chosen yet. */
  none?: string;
  onPick: (value: string) => void;
  required?: boolean;
}

/** One of many in a form: the browser's own list, which every phone knows. */
export function Choice({ label, description, value, options, none, onPick, required }: Props) {
  const rows = options.map(({ value: key, name }) => ({ value: key, label: name }));
  return (
    <NativeSelect
      label={label}
      description={description}
      value={value}
      data={none === undefined ? rows : [{ value: "", label: none }, ...rows]}
      onChange={(event) => onPick(event.currentTarget.value)}
      required={required}
    />
  );
}
