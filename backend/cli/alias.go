package cli

// alias lists the aliases, after adding or removing one.
func (c *command) alias(args []string) error {
	f := c.flags()
	remove := f.Bool("remove", false, "")
	rest, err := c.parseFlags(f, args)
	if err != nil {
		return err
	}
	if *remove && len(rest) != 1 || !*remove && len(rest) != 0 && len(rest) != 2 {
		return c.usage(needsAlias)
	}
	l, err := c.open(false)
	if err != nil {
		return err
	}
	defer l.Close()
	switch {
	case *remove:
		err = l.RemoveAlias(rest[0])
	case len(rest) == 2:
		_, err = l.SetAlias(rest[0], rest[1])
	}
	if err != nil {
		return err
	}
	aliases, err := l.Aliases()
	if err != nil {
		return err
	}
	if c.json {
		return c.writeJSON(aliases)
	}
	for _, a := range aliases {
		c.print("%s\t%s", a.Short, a.Long)
	}
	return nil
}
