import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import type { Media } from './use-hls.js';

const AUTOMATIC = -1;

export interface QualityMenuProps {
  readonly media: Media;
}

/** How sharp the picture is to be: what the connection carries, or one of what there is. */
export function QualityMenu({ media: { qualities, chosen, current, choose } }: QualityMenuProps) {
  const automatic = current ? `Automatic (${current.height}p)` : 'Automatic';
  const choices = [
    { level: AUTOMATIC, name: automatic },
    ...qualities.map(({ level, height }) => ({ level, name: `${height}p` })),
  ];
  return (
    <Menu position="top-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray.0" size="lg" aria-label="Quality" title="Quality">
          <IconSettings aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Quality</Menu.Label>
        {choices.map(({ level, name }) => (
          <Menu.Item
            key={level}
            leftSection={
              <IconCheck size={16} visibility={level === chosen ? 'visible' : 'hidden'} aria-hidden />
            }
            onClick={() => choose(level)}
          >
            {name}
            {level === chosen && <VisuallyHidden>, chosen</VisuallyHidden>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
