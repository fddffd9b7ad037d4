import { Anchor, Box, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Brand } from '../shell/brand.js';
import { usePageTitle } from '../shell/use-page-title.js';
import classes from './entrance.module.css';

export interface EntranceProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
  /** The way to another entrance. */
  readonly elsewhere?: { readonly question: string; readonly name: string; readonly to: string };
}

/** The frame of the pages that one comes in by. */
export function Entrance({ title, text, children, elsewhere }: EntranceProps) {
  usePageTitle(title);
  return (
    <Box className={classes.room} component="main">
      <Stack gap="xl" w="100%" maw={420}>
        <Brand />
        <Paper p={{ base: 'lg', sm: 'xl' }} radius="lg" className={classes.card}>
          <Stack gap="lg">
            <div>
              <Title order={1} size="h2">
                {title}
              </Title>
              {text && (
                <Text c="dimmed" mt={4}>
                  {text}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </Paper>
        {elsewhere && (
          <Text ta="center" c="dimmed">
            {elsewhere.question}{' '}
            <Anchor component={Link} to={elsewhere.to} underline="always">
              {elsewhere.name}
            </Anchor>
          </Text>
        )}
      </Stack>
    </Box>
  );
}
