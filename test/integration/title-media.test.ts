import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

describe('the media of a title', async () => {
  const platform = await usePlatform({ role: 'api' });
  const { titleMedia } = platform.engine.media;
  const newTitle = () => createStory(platform).movie();

  it('are empty until some are stored', async () => {
    expect(await titleMedia.find(await newTitle())).toBeNull();
    expect(await titleMedia.find(newId())).toBeNull();
  });

  it('are returned as stored, in ascending quality', async () => {
    const titleId = await newTitle();
    await titleMedia.save({ titleId, folder: 'films/some', qualities: ['UHD', 'SD', 'HD'] });
    expect(await titleMedia.find(titleId)).toEqual({
      titleId,
      folder: 'films/some',
      qualities: ['SD', 'HD', 'UHD'],
    });
  });

  it('are replaced as a whole, also by fewer and concurrently', async () => {
    const titleId = await newTitle();
    const others = ['a', 'b', 'c', 'd'].map((name) => ({
      titleId,
      folder: `films/${name}`,
      qualities: ['SD', 'HD'] as const,
    }));
    await titleMedia.save({ titleId, folder: 'films/former', qualities: ['SD', 'HD', 'UHD'] });
    await titleMedia.save({ titleId, folder: 'films/fewer', qualities: ['SD'] });
    expect(await titleMedia.find(titleId)).toEqual({ titleId, folder: 'films/fewer', qualities: ['SD'] });

    await Promise.all(others.map((media) => titleMedia.save(media)));
    expect(others).toContainEqual(await titleMedia.find(titleId));
    const { prisma } = platform.engine.database;
    const rows = await prisma.streamAsset.findMany({ where: { titleId } });
    expect(new Set(rows.map(({ path }) => path.slice(0, path.lastIndexOf('/')))).size).toBe(1);
  });

  it('require an existing title', async () => {
    await expect(
      titleMedia.save({ titleId: newId(), folder: 'films/some', qualities: ['SD'] }),
    ).rejects.toThrow(/foreign key|constraint/i);
  });
});
