import { useQuery } from '@apollo/client/react';
import { Button, Container, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { PlanCard } from '../plans/plan-card.js';
import { Brand } from '../shell/brand.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { Welcome } from './welcome.graphql.js';
import classes from './welcome-page.module.css';

/** What visitors see: what there is, and what it costs. */
export function WelcomePage() {
  usePageTitle(null);
  const { data, error, refetch } = useQuery(Welcome);
  const monthly = data?.plans.filter(({ interval }) => interval === 'MONTH') ?? [];
  return (
    <>
      <Group component="header" justify="space-between" className={classes.head}>
        <Brand />
        <Button component={Link} to="/sign-in" variant="white" color="dark">
          Sign in
        </Button>
      </Group>
      <main>
        <section className={classes.hero}>
          <div className={classes.wall} aria-hidden>
            {data?.titles.edges.map(({ node }) => (
              <img key={node.id} src={node.artwork.posterUrl} alt="" width={400} height={600} />
            ))}
          </div>
          <Container size="md" className={classes.words}>
            <Title order={1} className={classes.claim}>
              Films worth your evening, and the reason why
            </Title>
            <Text size="lg" mt="md">
              Every recommendation says what put it there. Start on one screen, go on at another.
            </Text>
            <Button component={Link} to="/sign-up" size="lg" mt="xl">
              Create your account
            </Button>
          </Container>
        </section>
        <Container size="lg" py="xl" component="section" aria-label="Plans">
          {error && <ErrorNotice error={error} onRetry={refetch} />}
          <Title order={2} ta="center" mb="lg">
            Choose how you watch
          </Title>
          <SimpleGrid cols={{ base: 1, sm: Math.max(1, Math.min(3, monthly.length)) }}>
            {monthly.map((plan) => (
              <PlanCard key={plan.id} plan={plan} />
            ))}
          </SimpleGrid>
        </Container>
      </main>
    </>
  );
}
