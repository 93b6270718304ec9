// Mantine under our own tokens: its parts take our colours, radii and type.
import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
} from "@mantine/core";

export const schemeManager = localStorageColorSchemeManager({ key: "tocsin.scheme" });

// A dialog's header is not the page's banner.
const NO_LANDMARK = { role: "presentation" };

export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--mono)",
  defaultRadius: "6px",
  fontSizes: { xs: "11px", sm: "13px", md: "13px", lg: "15px", xl: "18px" },
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Drawer: {
      defaultProps: {
        attributes: { header: NO_LANDMARK },
        transitionProps: { duration: 140 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    Modal: {
      defaultProps: {
        attributes: { header: NO_LANDMARK },
        centered: true,
        transitionProps: { duration: 120 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    TagsInput: { defaultProps: { size: "sm" } },
    NativeSelect: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
  },
});

const ours = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-2)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent)",
  "--mantine-primary-color-light": "var(--accent-tint)",
  "--mantine-primary-color-light-color": "var(--accent)",
  "--mantine-primary-color-contrast": "var(--accent-on)",
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
