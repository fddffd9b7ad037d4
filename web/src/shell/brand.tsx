import { Text, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';
import classes from './brand.module.css';
import icon from './icon.svg';

/** The mark of the service, which leads to the start page. */
export function Brand() {
  return (
    <UnstyledButton component={Link} to="/" className={classes.brand}>
      <img src={icon} alt="" width={30} height={30} />
      <Text span fw={800} size="lg" className={classes.name}>
        StreamCore
      </Text>
    </UnstyledButton>
  );
}
