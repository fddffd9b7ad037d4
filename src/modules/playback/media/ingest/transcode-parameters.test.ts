import { describe, expect, it } from 'vitest';
import { renditionsOf } from './rendition-ladder.js';
import type { SourceMedia } from './source-media.js';
import { transcodeParameters } from './transcode-parameters.js';

const source: SourceMedia = {
  width: 640,
  height: 360,
  frameRate: '30000/1001',
  durationSeconds: 9,
  videoStream: 1,
  audioStream: 0,
};

function parametersFor(changes: Partial<SourceMedia> = {}, file = '/films/film.mkv'): string[] {
  return transcodeParameters({
    file,
    source: { ...source, ...changes },
    renditions: renditionsOf(source, 'SD'),
  });
}

const valuesOf = (parameters: readonly string[], option: string) =>
  parameters.flatMap((parameter, index) => (parameter === option ? [parameters[index + 1]] : []));

describe('the parameters of ffmpeg', () => {
  it('select the found video and audio streams, and write each rendition to its folder', () => {
    const parameters = parametersFor();
    expect(valuesOf(parameters, '-filter_complex')).toEqual([
      '[0:1]yadif=deint=interlaced,fps=30000/1001,split=2[in0][in1];' +
        '[in0]scale=416:234,setsar=1,format=yuv420p[out0];[in1]scale=640:360,setsar=1,format=yuv420p[out1]',
    ]);
    expect(valuesOf(parameters, '-map')).toEqual(['[out0]', '[out1]', '0:0']);
    expect(valuesOf(parameters, '-hls_segment_filename')).toEqual([
      'SD/234p/%05d.m4s',
      'SD/360p/%05d.m4s',
      'SD/audio/%05d.m4s',
    ]);
    expect(parameters.filter((parameter) => parameter.endsWith('.m3u8'))).toEqual([
      'SD/234p/index.m3u8',
      'SD/360p/index.m3u8',
      'SD/audio/index.m3u8',
    ]);
  });

  it('align the segments of all renditions', () => {
    const parameters = parametersFor();
    expect(valuesOf(parameters, '-force_key_frames')).toEqual([
      'expr:gte(t,n_forced*4)',
      'expr:gte(t,n_forced*4)',
    ]);
    expect(valuesOf(parameters, '-sc_threshold')).toEqual(['0', '0']);
    expect(valuesOf(parameters, '-hls_time')).toEqual(['4', '4', '4']);
  });

  it('have no audio for a silent film', () => {
    const parameters = parametersFor({ audioStream: null });
    expect(valuesOf(parameters, '-map')).toEqual(['[out0]', '[out1]']);
    expect(parameters.join(' ')).not.toContain('audio');
  });

  it('treat the file name as a plain file, and its content as video', () => {
    const file = '/films/-i $(reboot); https://example.com/x.m3u8';
    const parameters = parametersFor({}, file);
    expect(valuesOf(parameters, '-i')).toEqual([`file:${file}`]);
    expect(valuesOf(parameters, '-protocol_whitelist')).toEqual(['file']);
    expect(valuesOf(parameters, '-format_whitelist').join()).not.toMatch(/hls|concat|dash|image/);
  });
});
