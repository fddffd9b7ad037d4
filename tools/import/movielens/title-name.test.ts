import { expect, it } from 'vitest';
import { titleName } from './title-name.js';

it.each([
  ['Heat (1995)', 'Heat', 1995],
  ['From Dusk Till Dawn 2: Texas Blood Money (1999) ', 'From Dusk Till Dawn 2: Texas Blood Money', 1999],
  ['Matrix, The (1999)', 'The Matrix', 1999],
  ['American in Paris, An (1951)', 'An American in Paris', 1951],
  ["Avventura, L' (1960)", "L'Avventura", 1960],
  [
    'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
    'The City of Lost Children (La Cité des enfants perdus)',
    1995,
  ],
  ['Seven (a.k.a. Se7en) (1995)', 'Seven (a.k.a. Se7en)', 1995],
  ['Good, the Bad and the Ugly, The (1966)', 'The Good, the Bad and the Ugly', 1966],
  ['Death Note: Desu nôto (2006–2007)', 'Death Note: Desu nôto', 2006],
  ['Big Bang Theory, The (2007-)', 'The Big Bang Theory', 2007],
  ['Fawlty Towers (1975– )', 'Fawlty Towers', 1975],
  ['Babylon 5', 'Babylon 5', null],
  ['2001: A Space Odyssey (1968)', '2001: A Space Odyssey', 1968],
  ['(500) Days of Summer (2009)', '(500) Days of Summer', 2009],
  ['Odyssey (0001)', 'Odyssey', null],
])('%s is %s of %s', (text, name, releaseYear) => {
  expect(titleName(text)).toEqual({ name, releaseYear });
});
