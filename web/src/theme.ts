import {
  Badge,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
} from '@mantine/core';

const violet: MantineColorsTuple = [
  '#f1efff',
  '#dedaff',
  '#bab2fb',
  '#9489f6',
  '#7a6df3',
  '#6d5ef5',
  '#6252e8',
  '#5141ce',
  '#4739b8',
  '#3a2f9f',
];

const night: MantineColorsTuple = [
  '#ececf4',
  '#c8c9d6',
  '#a6a8ba',
  '#8b8da3',
  '#4a4c60',
  '#30324a',
  '#1d1f2e',
  '#11121b',
  '#0d0e16',
  '#08090f',
];

/** How everything looks. */
export const theme = createTheme({
  primaryColor: 'violet',
  primaryShade: { light: 6, dark: 6 },
  colors: { violet, dark: night },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  headings: { fontWeight: '700' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // In a narrow table it would become too small for its word.
    Badge: Badge.extend({ styles: { root: { minWidth: 'max-content' } } }),
    // A menu may hold nothing but what can be chosen.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    // Names may be written from right to left. Not every page needs these fields: they are not loaded for this.
    Select: { defaultProps: { dir: 'auto' } },
    Textarea: { defaultProps: { dir: 'auto' } },
    TextInput: { defaultProps: { dir: 'auto' } },
  },
});

/** What can be read on a dark ground too: Mantine's own red is too dark there. */
export const resolveVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {},
  dark: {
    '--mantine-color-error': colors.red[4],
    '--mantine-color-dimmed': colors.dark[2],
    '--mantine-color-placeholder': colors.dark[3],
  },
});
