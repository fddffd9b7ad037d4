import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { keepFocus } from './shell/keep-focus.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the client.');
keepFocus();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
