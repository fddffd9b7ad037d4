import { useState } from 'react';
import type { HomeQuery } from '../generated/graphql.js';
import { Poster } from '../titles/poster.js';
import { Rail } from '../titles/rail.js';
import { WhyThisButton, WhyThisDialog } from './why-this.js';

export interface HomeRailProps {
  readonly rail: HomeQuery['home']['rails'][number];
}

/** A row of the home page. What it recommends to this viewer says why. */
export function HomeRail({ rail }: HomeRailProps) {
  const [asked, setAsked] = useState<HomeRailProps['rail']['items'][number] | null>(null);
  const explains = rail.kind === 'FOR_YOU';
  return (
    <div data-rail={rail.kind}>
      <Rail title={rail.title} explanation={rail.explanation}>
        {rail.items.map((title) => (
          <li key={title.id} data-title={title.id}>
            <Poster title={title} />
            {explains && <WhyThisButton name={title.name} onClick={() => setAsked(title)} />}
          </li>
        ))}
      </Rail>
      {explains && <WhyThisDialog title={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
