import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../../shared/ids.js';
import { withDatabase } from './database.fixture.js';

const context = withDatabase(createTestDatabase);

async function credit(titleId: string, name: string, role: string, position: number): Promise<void> {
  const { pool } = context.database;
  await pool.query('INSERT INTO people (id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    newId(),
    name,
  ]);
  await pool.query(
    `INSERT INTO title_credits (title_id, person_id, role, position)
     SELECT $1, id, $3, $4 FROM people WHERE name = $2`,
    [titleId, name, role, position],
  );
}

test('a title has its genres, its tags, and the first people of each role', async () => {
  const drama = await context.story.genre('Drama');
  const titleId = await context.story.title({ name: 'Heat', genreIds: [drama] });
  await context.database.pool.query(`UPDATE titles SET tags = '{heist}' WHERE id = $1`, [titleId]);
  await credit(titleId, 'Michael Mann', 'DIRECTOR', 0);
  for (const [position, name] of [
    'Al Pacino',
    'Robert De Niro',
    'Val Kilmer',
    'Jon Voight',
    'Tom Sizemore',
  ].entries()) {
    await credit(titleId, name, 'ACTOR', position);
  }
  const { titles } = await context.repositories().titles.readTitles();
  expect(titles).toMatchObject([
    {
      id: titleId,
      genreIds: [drama],
      tags: ['heist'],
      people: ['Al Pacino', 'Jon Voight', 'Michael Mann', 'Robert De Niro', 'Val Kilmer'],
    },
  ]);
});

test('the first people of each role are read, also if positions continue across roles', async () => {
  const titleId = await context.story.title({ name: 'Paris, je t’aime' });
  const directors = ['Assayas', 'Coen', 'Craven', 'Cuarón', 'Depardieu'];
  const actors = ['Ardant', 'Binoche', 'Buscemi', 'Dafoe', 'Gyllenhaal'];
  for (const [position, name] of [...directors, ...actors].entries()) {
    await credit(titleId, name, position < directors.length ? 'DIRECTOR' : 'ACTOR', position);
  }
  const { titles } = await context.repositories().titles.readTitles();
  const people = titles.find(({ id }) => id === titleId)?.people;
  expect(people).toEqual(
    ['Assayas', 'Coen', 'Craven', 'Cuarón', 'Ardant', 'Binoche', 'Buscemi', 'Dafoe'].toSorted(),
  );
});
