#:property PublishAot=false
return GwyTip.Eng.Verbs.Run(args);
