/** A kind of taste that simulated viewers share to different degrees. */
export interface Archetype {
  readonly name: string;
  /** How much a genre draws, 0 to 1; genres that are not named draw nobody. */
  readonly genres: Readonly<Record<string, number>>;
  /** The year it likes best, and how many years away the liking has faded to about 60 %. */
  readonly era: { readonly year: number; readonly spread: number };
  readonly directors: readonly string[];
}

export const ARCHETYPES = [
  {
    name: 'space and heroes',
    genres: { 'Science Fiction': 1, Superhero: 1, Action: 0.6, Adventure: 0.6 },
    era: { year: 2003, spread: 12 },
    directors: ['Steven Spielberg', 'James Cameron', 'Bryan Singer', 'Ridley Scott'],
  },
  {
    name: 'laughter',
    genres: { Comedy: 1, 'Black Comedy': 0.8, Romance: 0.3 },
    era: { year: 2002, spread: 10 },
    directors: ['Woody Allen', 'Tim Burton', 'Jay Roach', 'Kevin Smith'],
  },
  {
    name: 'romance and music',
    genres: { Romance: 1, Musical: 0.9, Drama: 0.3, Concert: 0.4 },
    era: { year: 2000, spread: 15 },
    directors: ['Garry Marshall', 'Nora Ephron', 'Rob Marshall'],
  },
  {
    name: 'fright',
    genres: { Horror: 1, Thriller: 0.6 },
    era: { year: 2001, spread: 14 },
    directors: ['Wes Craven', 'John Carpenter', 'Brian De Palma'],
  },
  {
    name: 'family evening',
    genres: { Children: 1, Fantasy: 0.7, Adventure: 0.6, Musical: 0.4 },
    era: { year: 2004, spread: 12 },
    directors: ['Chris Columbus', 'Robert Zemeckis', 'John Lasseter'],
  },
  {
    name: 'true and historical',
    genres: { 'True Story': 1, History: 0.9, Documentary: 0.7, Drama: 0.4 },
    era: { year: 1999, spread: 15 },
    directors: ['Oliver Stone', 'Clint Eastwood', 'Spike Lee', 'Edward Zwick'],
  },
  {
    name: 'crime and suspense',
    genres: { Thriller: 1, Drama: 0.4, Action: 0.4 },
    era: { year: 1998, spread: 12 },
    directors: ['Martin Scorsese', 'Quentin Tarantino', 'David Fincher', 'Michael Mann'],
  },
  {
    name: 'old cinema',
    genres: { Western: 1, Drama: 0.7, Musical: 0.6, History: 0.6, Adventure: 0.5 },
    era: { year: 1962, spread: 14 },
    directors: ['Francis Ford Coppola', 'Alfred Hitchcock', 'Stanley Kubrick', 'David Lean'],
  },
] as const satisfies readonly Archetype[];

export type ArchetypeName = (typeof ARCHETYPES)[number]['name'];
